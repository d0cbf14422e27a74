//! Compression with zstd, and its opposite under a cap.
//!
//! *Invariant:* nothing unzips to more than the cap that its caller names.

/// The level at which blocks and parcels are compressed: zstd's own default.
const LEVEL: i32 = 3;

/// Bytes that zstd cannot compress or take apart within the cap.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("zstd: {0}")]
pub struct ZipFault(String);

/// The most bytes that may come out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cap(pub usize);

/// Compresses `bytes`.
pub fn zip(bytes: &[u8]) -> Result<Vec<u8>, ZipFault> {
    zstd::bulk::compress(bytes, LEVEL).map_err(|error| ZipFault(error.to_string()))
}

/// Takes apart what `zip` made; refuses what would become longer than the cap.
pub fn unzip(bytes: &[u8], cap: Cap) -> Result<Vec<u8>, ZipFault> {
    // zstd takes nothing for an empty document; `zip` never makes it, a truncation does.
    if bytes.is_empty() {
        return Err(ZipFault("no bytes".to_owned()));
    }
    zstd::bulk::decompress(bytes, cap.0).map_err(|error| ZipFault(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back() {
        let bytes = b"Ring tilbake tirsdag. ".repeat(200);
        let zipped = zip(&bytes).unwrap();
        assert!(zipped.len() < bytes.len() / 10);
        assert_eq!(unzip(&zipped, Cap(bytes.len())), Ok(bytes));
    }

    #[test]
    fn a_bomb_stops_at_the_cap() {
        let bomb = zip(&vec![0; 50_000_000]).unwrap();
        assert!(bomb.len() < 10_000);
        assert!(unzip(&bomb, Cap(1 << 20)).is_err());
    }

    #[test]
    fn damage_is_refused() {
        assert!(unzip(b"not zstd", Cap(100)).is_err());
        assert!(unzip(b"", Cap(100)).is_err());
    }
}
