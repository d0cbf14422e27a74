//! Small signed documents: the folder's marker, rosters, heads.
//!
//! Each is one JSON object in one line whose last field is `sig`, so that every JSON reader sees flat fields. The signature
//! is over the label of its purpose and the object without that field:
//!
//! ```text
//! {"a":1}  signed becomes  {"a":1,"sig":"<128 hex>"}
//! ```
//!
//! *Invariant:* the signature is checked before the JSON is read.

use serde::Serialize;

use crate::seal::hex;
use crate::seal::sign::{KeyPair, PublicKey, Purpose, Signature};

const BEFORE: &str = ",\"sig\":\"";
const AFTER: &str = "\"}";

/// Why a document is not what it says.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignedFault {
    /// It does not end with a signature.
    #[error("no signature")]
    Unsigned,
    /// The signature is not that of the key over the bytes.
    #[error("the signature does not match")]
    Signature,
    /// It is signed, and not of the form that this version knows.
    #[error("{0}")]
    Form(String),
}

/// Signs a document; the text ends with a line feed.
pub fn write<T: Serialize>(
    purpose: Purpose,
    document: &T,
    keys: &KeyPair,
) -> Result<String, SignedFault> {
    let object =
        serde_json::to_string(document).map_err(|error| SignedFault::Form(error.to_string()))?;
    let signature = keys.sign(purpose, object.as_bytes());
    let open = object
        .strip_suffix('}')
        .ok_or_else(|| SignedFault::Form("not an object".to_owned()))?;
    let mut text = String::with_capacity(object.len() + 2 * 64 + 16);
    text.push_str(open);
    text.push_str(BEFORE);
    hex::push(&mut text, signature.bytes());
    text.push_str(AFTER);
    text.push('\n');
    Ok(text)
}

/// Checks a document against a key, and reads it.
pub fn read<T: serde::de::DeserializeOwned>(
    purpose: Purpose,
    text: &str,
    key: &PublicKey,
) -> Result<T, SignedFault> {
    let (object, signature) = split(text).ok_or(SignedFault::Unsigned)?;
    if !key.verifies(purpose, object.as_bytes(), &signature) {
        return Err(SignedFault::Signature);
    }
    serde_json::from_str(&object).map_err(|error| SignedFault::Form(error.to_string()))
}

/// The object that was signed, and its signature.
fn split(text: &str) -> Option<(String, Signature)> {
    let line = text.strip_suffix('\n')?.strip_suffix(AFTER)?;
    let (open, digits) = line.rsplit_once(BEFORE)?;
    Some((format!("{open}}}"), digits.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::seal::sign::Seed;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Thing {
        name: String,
    }

    #[test]
    fn a_signed_document_is_read_with_its_key_and_purpose_alone() {
        let keys = KeyPair::of(&Seed::of([1; 32]));
        let thing = Thing {
            name: "å,\"sig\":\"".to_owned(),
        };
        let text = write(Purpose::Head, &thing, &keys).unwrap();
        let read_with = |purpose, text: &str| read::<Thing>(purpose, text, &keys.public());
        assert_eq!(read_with(Purpose::Head, &text), Ok(thing));
        assert_eq!(
            read_with(Purpose::Roster, &text),
            Err(SignedFault::Signature)
        );
        for at in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= 1;
            if let Ok(text) = String::from_utf8(bytes) {
                assert!(read_with(Purpose::Head, &text).is_err(), "byte {at}");
            }
        }
    }
}
