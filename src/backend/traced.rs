//! A value that was made from answers of the backend, with the addresses of the requests that they answered.

/// A value with the addresses that were asked for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced<T> {
    /// The value.
    pub value: T,
    /// The addresses to which the requests went, each once, in the order in which they were first asked: that of a proxy
    /// where there is one. Empty where it is not known what would have to be asked.
    pub answers: Vec<String>,
}

impl<T> Traced<T> {
    /// A value and the addresses that were asked for it; one that was asked twice counts once.
    pub fn new(value: T, asked: Vec<String>) -> Self {
        let mut answers: Vec<String> = Vec::with_capacity(asked.len());
        for address in asked {
            if !answers.contains(&address) {
                answers.push(address);
            }
        }
        Self { value, answers }
    }
}
