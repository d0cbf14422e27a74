//! The key map: which action a chord asks for where the keys go, the defaults with the user's own over them.
//!
//! *Invariant:* in one focus a chord means one thing; where letters are text, no chord that types is a command.

use std::collections::{BTreeMap, BTreeSet};

use super::{Action, Chord, Focus};

/// An action and its chord, as help and footer show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// What the chord asks for.
    pub action: Action,
    /// The chord.
    pub chord: Chord,
}

/// Something that a user's own keys ask for and cannot have whole.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Clash {
    /// Two actions of the user's want one chord in one place; the first keeps it.
    Twice {
        /// The chord that both want.
        chord: Chord,
        /// The action that keeps it.
        kept: Action,
        /// The action that does not get it.
        lost: Action,
    },
    /// A chord of the user's was a default of another action that works in the same place; the user's holds.
    Taken {
        /// The chord.
        chord: Chord,
        /// The user's action, which now has it.
        kept: Action,
        /// The action that had it.
        lost: Action,
    },
    /// The action can no longer be reached by any key somewhere it works.
    Unreachable {
        /// The action without a key.
        action: Action,
    },
}

/// Which action a chord asks for where the keys go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keymap {
    chords: BTreeMap<Action, Vec<Chord>>,
    by_chord: BTreeMap<(Focus, Chord), Action>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::with(&BTreeMap::new()).0
    }
}

impl Keymap {
    /// The defaults with the user's own chords in their place, and what clashes. An action with an empty list has no
    /// key any more, which is no clash.
    #[must_use]
    pub fn with(own: &BTreeMap<Action, Vec<Chord>>) -> (Self, Vec<Clash>) {
        let mut map = Self {
            chords: BTreeMap::new(),
            by_chord: BTreeMap::new(),
        };
        let mut clashes = BTreeSet::new();
        for (action, chords) in own {
            map.bind(*action, chords, |chord, kept, lost| {
                clashes.insert(Clash::Twice { chord, kept, lost });
            });
        }
        for action in Action::ALL
            .iter()
            .filter(|action| !own.contains_key(action))
        {
            map.bind(*action, &default_chords(*action), |chord, kept, lost| {
                clashes.insert(Clash::Taken { chord, kept, lost });
            });
        }
        clashes.extend(
            Action::ALL
                .iter()
                .filter(|action| own.get(action).is_none_or(|chords| !chords.is_empty()))
                .filter(|action| !map.is_reachable(**action))
                .map(|action| Clash::Unreachable { action: *action }),
        );
        (map, clashes.into_iter().collect())
    }

    /// The action that this chord asks for here. `shift-left` and its like ask for what they ask without Shift; the
    /// writer looks at the chord to know that it selects.
    #[must_use]
    pub fn resolve(&self, chord: Chord, focus: Focus) -> Option<Action> {
        let here = |chord| self.by_chord.get(&(focus, chord)).copied();
        here(chord).or_else(|| here(chord.unshifted()).filter(|action| action.is_selecting()))
    }

    /// The chord to show for this action here: the first that asks for it.
    #[must_use]
    pub fn chord(&self, action: Action, focus: Focus) -> Option<Chord> {
        self.chords(action)
            .iter()
            .copied()
            .find(|chord| self.by_chord.get(&(focus, *chord)) == Some(&action))
    }

    /// All chords of an action, wherever they work.
    #[must_use]
    pub fn chords(&self, action: Action) -> &[Chord] {
        self.chords.get(&action).map_or(&[], Vec::as_slice)
    }

    /// Everything that a key does here, in the order of the table.
    #[must_use]
    pub fn here(&self, focus: Focus) -> Vec<Binding> {
        Action::ALL
            .iter()
            .filter_map(|action| {
                let chord = self.chord(*action, focus)?;
                Some(Binding {
                    action: *action,
                    chord,
                })
            })
            .collect()
    }

    /// What the footer may name here, the most useful first.
    #[must_use]
    pub fn footer(&self, focus: Focus) -> Vec<Binding> {
        let mut here = self.here(focus);
        here.retain(|binding| binding.action.group().is_in_footer());
        here
    }

    fn bind(
        &mut self,
        action: Action,
        chords: &[Chord],
        mut clash: impl FnMut(Chord, Action, Action),
    ) {
        self.chords.insert(action, chords.to_vec());
        for chord in chords {
            for focus in action.focuses() {
                if focus.is_text() && chord.typed().is_some() {
                    continue;
                }
                let holder = *self.by_chord.entry((*focus, *chord)).or_insert(action);
                if holder != action {
                    clash(*chord, holder, action);
                }
            }
        }
    }

    fn is_reachable(&self, action: Action) -> bool {
        Focus::ALL
            .iter()
            .any(|focus| self.chord(action, *focus).is_some())
    }
}

fn default_chords(action: Action) -> Vec<Chord> {
    action
        .default_chords()
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::{Held, Key};

    fn chord(text: &str) -> Chord {
        text.parse().unwrap()
    }

    fn own(keys: &[(Action, &[&str])]) -> BTreeMap<Action, Vec<Chord>> {
        keys.iter()
            .map(|(action, chords)| (*action, chords.iter().map(|text| chord(text)).collect()))
            .collect()
    }

    /// Behind AltGr on the Norwegian, Danish, Swedish or Finnish keyboard, or a dead key there.
    const ALTGR_OR_DEAD: &str = "@[]{}|\\~$£€^`´¨";

    /// Sent as another key's byte, or as nothing, by most terminals.
    fn is_indistinguishable(chord: Chord) -> bool {
        let Held { ctrl, shift, .. } = chord.held();
        let key = chord.key();
        let is_byte_of_another = matches!(key, Key::Char('i' | 'm' | 'h' | 'j') | Key::Tab);
        let is_no_byte =
            matches!(key, Key::Char(char) if !char.is_ascii_lowercase() && char != ' ');
        ctrl && (is_byte_of_another || is_no_byte)
            || matches!(key, Key::Enter | Key::Esc) && (ctrl || shift)
    }

    /// The VT220 has no Alt, no Shift-Tab, no Home and End, keeps F1 to F5 to itself and sends Ctrl with letters only.
    fn vt220_sends(chord: Chord) -> bool {
        let Held { ctrl, alt, shift } = chord.held();
        if alt || shift {
            return false;
        }
        if let Key::Char(char) = chord.key() {
            return if ctrl {
                char.is_ascii_lowercase() || char == ' '
            } else {
                char.is_ascii()
            };
        }
        let is_missing = matches!(chord.key(), Key::Home | Key::End | Key::F(0..=5 | 21..));
        !ctrl && !is_missing
    }

    #[test]
    fn defaults_parse_and_clash_nowhere() {
        for action in Action::ALL {
            let chords = default_chords(*action);
            assert_eq!(chords.len(), action.default_chords().len(), "{action:?}");
        }
        assert_eq!(Keymap::with(&BTreeMap::new()).1, vec![]);
    }

    #[test]
    fn no_default_needs_altgr_or_is_like_another() {
        for action in Action::ALL {
            for chord in default_chords(*action) {
                let needs_altgr =
                    matches!(chord.key(), Key::Char(char) if ALTGR_OR_DEAD.contains(char));
                assert!(!needs_altgr, "{action:?} {chord}");
                assert!(!is_indistinguishable(chord), "{action:?} {chord}");
            }
        }
        assert!(is_indistinguishable(chord("ctrl-i")));
        assert!(is_indistinguishable(chord("ctrl-enter")));
    }

    #[test]
    fn a_vt220_reaches_every_action() {
        let map = Keymap::default();
        for action in Action::ALL {
            let reached = action.focuses().iter().any(|focus| {
                default_chords(*action).iter().any(|chord| {
                    vt220_sends(*chord) && map.resolve(*chord, *focus) == Some(*action)
                })
            });
            assert!(reached, "{action:?}");
        }
        assert!(!vt220_sends(chord("shift-tab")));
        assert!(!vt220_sends(chord("f1")));
    }

    #[test]
    fn names_are_one_each() {
        let names: BTreeSet<_> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(names.len(), Action::ALL.len());
        assert_eq!(Action::named("set_aside"), Some(Action::SetAside));
        assert_eq!(Action::named("set-aside"), None);
        assert_eq!(Action::Answer7.answer(), Some(7));
        assert_eq!(Action::Answered.answer(), None);
    }

    #[test]
    fn a_chord_means_what_it_should() {
        let map = Keymap::default();
        for (text, focus, expected) in [
            ("d", Focus::Card, Some(Action::Dial)),
            ("d", Focus::Notes, None),
            ("ctrl-s", Focus::Notes, Some(Action::WrapUpCall)),
            ("w", Focus::Notes, None),
            ("w", Focus::Card, Some(Action::WrapUpCall)),
            ("1", Focus::Ringing, Some(Action::Answered)),
            ("1", Focus::WrapUp, Some(Action::Answer1)),
            ("s", Focus::WrapUp, Some(Action::SaveStay)),
            ("s", Focus::Card, Some(Action::SetAside)),
            (":", Focus::Notes, None),
            ("ctrl-p", Focus::Notes, Some(Action::ShowPalette)),
            ("ctrl-c", Focus::Card, None),
            ("ctrl-c", Focus::Notes, Some(Action::Copy)),
            ("shift-left", Focus::Notes, Some(Action::CursorLeft)),
            ("shift-ctrl-left", Focus::Notes, Some(Action::WordLeft)),
            ("shift-enter", Focus::Card, None),
            ("j", Focus::Find, None),
            ("down", Focus::Find, Some(Action::Down)),
        ] {
            assert_eq!(
                map.resolve(chord(text), focus),
                expected,
                "{text} {focus:?}"
            );
        }
    }

    #[test]
    fn a_footer_shows_the_chord_that_works_there() {
        let map = Keymap::default();
        let footer = map.footer(Focus::Notes);
        let first = footer.first().copied();
        let expected = Binding {
            action: Action::WrapUpCall,
            chord: chord("ctrl-s"),
        };
        assert_eq!(first, Some(expected));
        assert!(footer.iter().all(|binding| binding.chord.typed().is_none()));
        let card = map.chord(Action::CopyNumber, Focus::Card);
        assert_eq!(card, Some(chord("y")));
    }

    #[test]
    fn own_keys_hold_and_say_what_they_take() {
        let (map, clashes) = Keymap::with(&own(&[(Action::Dial, &["p"])]));
        assert_eq!(map.resolve(chord("p"), Focus::Card), Some(Action::Dial));
        assert_eq!(map.resolve(chord("d"), Focus::Card), None);
        let taken = Clash::Taken {
            chord: chord("p"),
            kept: Action::Dial,
            lost: Action::PutBack,
        };
        let unreachable = Clash::Unreachable {
            action: Action::PutBack,
        };
        assert_eq!(clashes, vec![taken, unreachable]);
    }

    #[test]
    fn of_two_own_keys_the_first_holds() {
        let keys = own(&[(Action::Dial, &["z"]), (Action::SetAside, &["z", "f13"])]);
        let (map, clashes) = Keymap::with(&keys);
        assert_eq!(map.resolve(chord("z"), Focus::Card), Some(Action::Dial));
        let twice = Clash::Twice {
            chord: chord("z"),
            kept: Action::Dial,
            lost: Action::SetAside,
        };
        assert_eq!(clashes, vec![twice]);
    }

    #[test]
    fn a_letter_alone_cannot_be_a_command_of_the_notes() {
        let (_, clashes) = Keymap::with(&own(&[(Action::PutOnCard, &["z"])]));
        let unreachable = Clash::Unreachable {
            action: Action::PutOnCard,
        };
        assert_eq!(clashes, vec![unreachable]);
        assert_eq!(Keymap::with(&own(&[(Action::PutOnCard, &[])])).1, vec![]);
    }
}
