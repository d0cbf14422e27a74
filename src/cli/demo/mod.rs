//! `samtale demo`: the desk on a throw-away home with invented customers and a history.

mod cast;
mod crowd;
mod filler;
mod homes;
mod make;
mod shops;
mod story;

#[cfg(test)]
mod tests;
