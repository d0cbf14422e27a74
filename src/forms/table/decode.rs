//! Bytes to text: which encoding, and a stream of it.
//!
//! *Invariant:* one letter that the encoding does not have damages one letter, never a row.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{NotATable, fill};

/// Bytes read at a time.
const PIECE_BYTES: usize = 64 * 1024;

/// A stream of text out of a stream of bytes.
pub(super) struct Text {
    source: Box<dyn Read + Send>,
    piece: Vec<u8>,
    /// Bytes in `piece` that were read and not yet decoded.
    held: usize,
    decoding: Decoding,
    stream: Stream,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stream {
    Flows,
    Ended,
}

enum Decoding {
    /// Nothing but ASCII so far.
    Undecided,
    /// UTF-8; a byte that is none is read as Windows has it, for files that were put together from two.
    Utf8,
    Other(Decoder),
}

impl Text {
    /// Begins to read: takes a byte order mark off, and refuses what is not text.
    pub(super) fn open(source: Box<dyn Read + Send>) -> Result<Self, NotATable> {
        let mut text = Self {
            source,
            piece: vec![0; PIECE_BYTES],
            held: 0,
            decoding: Decoding::Undecided,
            stream: Stream::Flows,
        };
        text.read_piece()?;
        let first = text.piece.get(..text.held).unwrap_or_default();
        if first.is_empty() {
            return Err(NotATable::Empty);
        }
        if let Some((encoding, mark)) = marked(first) {
            text.decoding = decoding(encoding);
            text.piece.copy_within(mark..text.held, 0);
            text.held -= mark;
        } else if is_binary(first) {
            return Err(NotATable::Binary);
        }
        Ok(text)
    }

    /// The name of the encoding, as far as it is known.
    pub(super) fn encoding(&self) -> &'static str {
        match &self.decoding {
            Decoding::Undecided | Decoding::Utf8 => UTF_8.name(),
            Decoding::Other(decoder) => decoder.encoding().name(),
        }
    }

    /// Adds the next piece to `out`; answers how many bytes of text that were. Zero is the end.
    pub(super) fn more(&mut self, out: &mut String) -> io::Result<usize> {
        let before = out.len();
        while out.len() == before && (self.held > 0 || self.stream == Stream::Flows) {
            self.read_piece()?;
            self.decode(out);
        }
        drop_nul(out, before);
        Ok(out.len() - before)
    }

    fn read_piece(&mut self) -> io::Result<()> {
        if self.stream == Stream::Flows
            && let Some(room) = self
                .piece
                .get_mut(self.held..)
                .filter(|room| !room.is_empty())
        {
            let wanted = room.len();
            let read = fill(&mut self.source, room)?;
            self.held += read;
            if read < wanted {
                self.stream = Stream::Ended;
            }
        }
        Ok(())
    }

    fn decode(&mut self, out: &mut String) {
        let bytes = self.piece.get(..self.held).unwrap_or_default();
        if let Decoding::Undecided = self.decoding
            && !bytes.is_ascii()
        {
            self.decoding = decoding(guess(bytes));
        }
        let taken = match &mut self.decoding {
            Decoding::Undecided | Decoding::Utf8 => utf8(bytes, self.stream, out),
            Decoding::Other(decoder) => {
                let room = decoder.max_utf8_buffer_length(bytes.len());
                out.reserve(room.unwrap_or(bytes.len() * 3));
                let last = self.stream == Stream::Ended;
                let (_, read, _) = decoder.decode_to_string(bytes, out, last);
                read
            }
        };
        self.piece.copy_within(taken..self.held, 0);
        self.held -= taken;
    }
}

fn decoding(encoding: &'static Encoding) -> Decoding {
    if encoding == UTF_8 {
        Decoding::Utf8
    } else {
        Decoding::Other(encoding.new_decoder_without_bom_handling())
    }
}

/// UTF-8, with what is not read as Windows-1252; answers how many bytes were taken. A letter cut by the end of the
/// piece waits for the next.
fn utf8(bytes: &[u8], stream: Stream, out: &mut String) -> usize {
    let mut taken = 0;
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        taken += chunk.valid().len();
        let rest = bytes.get(taken..).unwrap_or_default();
        let may_be_cut = rest.len() == chunk.invalid().len() && rest.len() < 4;
        if may_be_cut && stream == Stream::Flows {
            return taken;
        }
        let (text, _) = WINDOWS_1252.decode_without_bom_handling(chunk.invalid());
        out.push_str(&text);
        taken += chunk.invalid().len();
    }
    taken
}

/// NUL is in no text that a person wrote, and ends strings early in other programs.
fn drop_nul(out: &mut String, from: usize) {
    let has_nul = out.get(from..).is_some_and(|new| new.contains('\0'));
    if has_nul {
        let clean = out.get(from..).unwrap_or_default().replace('\0', "");
        out.truncate(from);
        out.push_str(&clean);
    }
}

/// The encoding that the first bytes name, and how many bytes that takes.
fn marked(first: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(marked) = Encoding::for_bom(first) {
        return Some(marked);
    }
    // Without a mark, UTF-16 of mostly Latin text has a zero in every other place.
    let zeros = |parity: usize| {
        let places = first.iter().skip(parity).step_by(2);
        places.clone().filter(|byte| **byte == 0).count() * 10 > places.count() * 7
    };
    match (first.len() >= 8, zeros(0), zeros(1)) {
        (true, true, false) => Some((UTF_16BE, 0)),
        (true, false, true) => Some((UTF_16LE, 0)),
        _ => None,
    }
}

/// One byte in ten that no text has.
fn is_binary(first: &[u8]) -> bool {
    let strange = first
        .iter()
        .filter(|byte| matches!(byte, 0..=8 | 0xb | 0xe..=0x19 | 0x1c..=0x1f | 0x7f))
        .count();
    strange * 10 > first.len()
}

/// The encoding of bytes that are not all ASCII and have no mark.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (mut right, mut wrong) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk
            .valid()
            .chars()
            .filter(|letter| !letter.is_ascii())
            .count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // Text of another encoding is next to never a letter of UTF-8; some bytes that are none are a file put together from
    // two, or a letter cut by the end of the piece.
    if right > 0 && right * 2 >= wrong {
        return UTF_8;
    }
    if is_macintosh(bytes) {
        return MACINTOSH;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"no"), Utf8Detection::Deny)
}

/// Whether the Nordic letters lie where the Macintosh had them; chardetng does not know it (compliance.md §7.1).
fn is_macintosh(bytes: &[u8]) -> bool {
    let beside_letter = |pair: &[u8]| pair.iter().any(u8::is_ascii_alphabetic);
    let (mut macintosh, mut windows) = (0_usize, 0_usize);
    for pair in bytes.windows(2).filter(|pair| beside_letter(pair)) {
        for byte in pair {
            match byte {
                // æ ø å Æ Ø Å; in Windows-1252 ¾ ¿ Œ ® ¯ and nothing.
                0xbe | 0xbf | 0x8c | 0xae | 0xaf | 0x81 => macintosh += 1,
                0xe6 | 0xf8 | 0xe5 | 0xc6 | 0xd8 | 0xc5 | 0xe4 | 0xf6 | 0xe9 => windows += 1,
                _ => {}
            }
        }
    }
    macintosh > windows
}
