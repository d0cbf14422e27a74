//! A copy of the whole database, taken while others may write.

use std::path::Path;

use super::open::{Failure, Store};

const COPY: &str = "VACUUM INTO ?1";

impl Store {
    /// Copies the database, as it stands at this moment, into a file that is empty or not there.
    pub fn backup(&self, to: &Path) -> Result<(), Failure> {
        self.db.execute(COPY, [to.to_string_lossy()])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_opens_like_the_one_it_was_made_of() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("desk.db")).unwrap();
        let copy = folder.path().join("copy.db");
        store.backup(&copy).unwrap();
        let copied = Store::open(&copy).unwrap();
        assert_eq!(copied.record_count().unwrap(), 0);
        assert!(store.backup(&copy).is_err());
    }
}
