//! Reading text files, settings and the like, up to a cap.
//!
//! *Invariant:* no file is read whole before its length is known to be sane.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::failure::{At, Doing, Failure, Trouble, failure};

pub use crate::sync::folder::Cap;

/// Reads a text file; none when there is none. Longer than the cap, or no UTF-8, is a failure.
pub fn read(path: &Path, cap: Cap) -> Result<Option<String>, Failure> {
    let Some(bytes) = read_bytes(path, cap)? else {
        return Ok(None);
    };
    String::from_utf8(bytes)
        .map(Some)
        .map_err(|_| failure(Doing::Reading, path, Trouble::NotThat))
}

/// Reads a text file that people write; what is no UTF-8 in it reads as U+FFFD, so that whoever reads the text can say
/// where.
pub fn read_leniently(path: &Path, cap: Cap) -> Result<Option<String>, Failure> {
    let bytes = read_bytes(path, cap)?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Reads a plain file; none when there is none.
pub fn read_bytes(path: &Path, cap: Cap) -> Result<Option<Vec<u8>>, Failure> {
    let file = match File::open(path).at(Doing::Reading, path) {
        Ok(file) => file,
        Err(failure) if failure.trouble == Trouble::Gone => return Ok(None),
        Err(failure) => return Err(failure),
    };
    if !file.metadata().at(Doing::Reading, path)?.is_file() {
        return Err(failure(Doing::Reading, path, Trouble::NotThat));
    }
    let mut bytes = Vec::new();
    file.take(cap.0 as u64 + 1)
        .read_to_end(&mut bytes)
        .at(Doing::Reading, path)?;
    if bytes.len() > cap.0 {
        return Err(failure(Doing::Reading, path, Trouble::TooLong));
    }
    Ok(Some(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::atomic::{self, Access};

    #[track_caller]
    fn check(bytes: &[u8], expected: Result<Option<&str>, Trouble>) {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("samtale.toml");
        atomic::write(&path, bytes, Access::Shared).unwrap();
        let read = read(&path, Cap(8)).map_err(|failure| failure.trouble);
        assert_eq!(read, expected.map(|text| text.map(str::to_owned)));
    }

    #[test]
    fn text_is_read_up_to_the_cap() {
        check("blå = 1".as_bytes(), Ok(Some("blå = 1")));
        check(b"123456789", Err(Trouble::TooLong));
        check(&[0xe5], Err(Trouble::NotThat));
    }

    #[test]
    fn no_file_is_an_answer_and_a_directory_is_none() {
        let home = tempfile::tempdir().unwrap();
        assert_eq!(read(&home.path().join("none"), Cap(8)), Ok(None));
        let failure = read(home.path(), Cap(8)).unwrap_err();
        assert_eq!(failure.trouble, Trouble::NotThat);
    }
}
