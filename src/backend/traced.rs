//! A value of the model together with the requests behind it.

/// A value with the addresses that were requested to build it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traced<T> {
    /// The value.
    pub value: T,
    /// The requested addresses without duplicates, in the order of the first requests: that of the proxy, if there is
    /// one. Empty if it is unknown which addresses a new load would request.
    pub answers: Vec<String>,
}

impl<T> Traced<T> {
    /// A value and the addresses requested for it; duplicates are removed.
    pub fn new(value: T, addresses: Vec<String>) -> Self {
        let mut answers: Vec<String> = Vec::with_capacity(addresses.len());
        for address in addresses {
            if !answers.contains(&address) {
                answers.push(address);
            }
        }
        Self { value, answers }
    }
}
