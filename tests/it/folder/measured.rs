//! What the reading of a file costs, as the system counts it for this thread and this process.

/// Nanoseconds that this thread has worked; none where the system does not tell.
pub(super) fn worked() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok()
}

/// The work that something takes, in milliseconds.
pub(super) fn work_of<T>(of: impl FnOnce() -> T) -> (T, f64) {
    let before = worked();
    let value = of();
    let nanos = worked().zip(before).map_or(0, |(now, before)| now - before);
    let micros = u32::try_from(nanos / 1000).unwrap_or(u32::MAX);
    (value, f64::from(micros) / 1000.0)
}

/// How many MiB of memory this process needs more at its highest while something is done; none where the system does not
/// tell. It is right where nothing else is done meanwhile.
pub(super) fn memory_of<T>(of: impl FnOnce() -> T) -> (T, Option<u64>) {
    // The highest so far is forgotten.
    let is_forgotten = std::fs::write("/proc/self/clear_refs", "5").is_ok();
    let before = kibibytes("VmRSS:");
    let value = of();
    let more = kibibytes("VmHWM:").zip(before);
    let more = more.filter(|_| is_forgotten);
    (
        value,
        more.map(|(high, before)| high.saturating_sub(before).div_ceil(1024)),
    )
}

fn kibibytes(of: &str) -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find(|line| line.starts_with(of))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
