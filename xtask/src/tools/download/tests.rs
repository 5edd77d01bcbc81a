//! Releases that a server on this machine sends, in the ways in which a server can fail.

#![cfg(unix)]

use std::cell::RefCell;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;

use super::super::program::{Archive, Fit, Release};
use super::super::version::Version;
use super::*;
use crate::process::write_script;

const PATH: &str = "maker/tool/releases/download/v1.2.3/tool-here.tar.gz";

/// A program that is published for this machine, with a hash that no test's archive has.
fn tool() -> Program {
    const ARCHIVES: &[Archive] = &[Archive {
        platform: Platform::HERE,
        name: "here.tar.gz",
        sha256: Some("00000000000000000000000000000000000000000000000000000000000000aa"),
    }];
    Program {
        package: "tool",
        file: "tool-of-the-tests",
        version: Version(1, 2, 3),
        fit: Fit::SameLine,
        purpose: "the tests install it",
        compile_time: "no time",
        release: Release {
            path: "maker/tool/releases/download/v{version}/tool-{platform}",
            version: Version(1, 2, 3),
            archives: ARCHIVES,
        },
    }
}

/// A folder of a test's own, which goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("xtask-download-{test}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// An archive with a program that prints this version, in a folder of its own as most releases have it.
    fn archive(&self, version: &str) -> Vec<u8> {
        let program = self.0.join("tool-1.2.3").join("tool-of-the-tests");
        write_script(&program, &format!("#!/bin/sh\necho tool {version}\n"));
        let file = self.0.join("made.tar.gz");
        let tar = Command::new("tar").arg("-czf").arg(&file).args(["-C"]).arg(&self.0).arg("tool-1.2.3").status();
        assert!(tar.unwrap().success());
        fs::read(file).unwrap()
    }

    /// A list of hashes, as `sha256sum` writes it in the folder of a mirror.
    fn list(&self, bytes: &[u8]) -> PathBuf {
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        let file = self.0.join("SHA256SUMS");
        fs::write(&file, format!("{hash}  ./{PATH}\n")).unwrap();
        file
    }

    fn cache(&self) -> PathBuf {
        self.0.join("cache")
    }

    /// Installs the tool; the answer is its path, and what was said on the way.
    fn install(&self, address: String, hashes: Option<PathBuf>) -> (PathBuf, Vec<String>) {
        let download = Download { address, hashes, platform: Platform::HERE };
        let compiled = Compiled::default();
        let mut notes = Vec::new();
        let found = tool().cached(&self.cache(), &[&download, &compiled], &mut |line| notes.push(line.to_owned()));
        if compiled.seen.borrow().is_empty() {
            assert_eq!(notes, [""; 0], "nothing went wrong and nothing is said");
        }
        for seen in compiled.seen.take() {
            assert_eq!(seen, [""; 0], "nothing of the download is left when the next way begins");
        }
        (found.unwrap(), notes)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Stands in for compiling: makes a program, and notes which files it found.
#[derive(Default)]
struct Compiled {
    seen: RefCell<Vec<Vec<String>>>,
}

impl Way for Compiled {
    fn install(&self, program: &Program, folder: &Path) -> Result<(), Missed> {
        let names = fs::read_dir(folder).into_iter().flatten().flatten();
        let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
        self.seen.borrow_mut().push(names.filter(|name| !name.ends_with(".log")).collect());
        write_script(&program.installed_in(folder), "#!/bin/sh\n# compiled\necho tool 1.2.3\n");
        Ok(())
    }
}

fn is_compiled(program: &Path) -> bool {
    fs::read_to_string(program).unwrap().contains("# compiled")
}

/// A server that sends one file and has no other; it ends with the process of the tests.
fn serve(path: &'static str, body: Vec<u8>) -> String {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            answer(connection, path, &body);
        }
    });
    address
}

fn answer(mut connection: TcpStream, path: &str, body: &[u8]) {
    let mut head = BufReader::new(connection.try_clone().unwrap()).lines();
    let asked = head.next().unwrap().unwrap();
    while head.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let (status, body) = match asked.split(' ').nth(1) == Some(&format!("/{path}")) {
        true => ("200 OK", body),
        false => ("404 Not Found", &b"nothing here"[..]),
    };
    let length = body.len();
    write!(connection, "HTTP/1.1 {status}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n").unwrap();
    connection.write_all(body).unwrap();
}

#[test]
fn a_release_with_the_right_hash_is_installed() {
    let folder = Folder::new("good");
    let archive = folder.archive("1.2.3");
    let list = folder.list(&archive);
    let (program, notes) = folder.install(serve(PATH, archive), Some(list));
    assert_eq!(notes, [""; 0]);
    assert_eq!(program, folder.cache().join("tool-of-the-tests-1.2.3/bin/tool-of-the-tests"));
    assert!(!is_compiled(&program));
    assert!(!folder.cache().join("tool-of-the-tests-1.2.3/download").exists(), "the archive is not kept");
}

#[test]
fn a_program_that_is_in_the_cache_is_not_downloaded_again() {
    let folder = Folder::new("again");
    let archive = folder.archive("1.2.3");
    let list = folder.list(&archive);
    folder.install(serve(PATH, archive), Some(list));
    let (program, notes) = folder.install("http://127.0.0.1:9".to_owned(), None);
    assert!(!is_compiled(&program));
    assert_eq!(notes, [""; 0]);
}

#[test]
fn a_wrong_hash_is_said_with_both_and_nothing_of_the_release_is_installed() {
    let folder = Folder::new("wrong");
    let archive = folder.archive("1.2.3");
    let (program, notes) = folder.install(serve(PATH, archive.clone()), None);
    assert!(is_compiled(&program));
    let found: String = Sha256::digest(&archive).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].contains(&found) && notes[0].contains("00aa; trying another way"), "{notes:?}");
}

#[test]
fn a_release_that_is_not_there_is_said_with_its_address() {
    let folder = Folder::new("missing");
    let (program, notes) = folder.install(serve("elsewhere", Vec::new()), None);
    assert!(is_compiled(&program));
    assert!(notes[0].contains(PATH) && notes[0].contains("404"), "{notes:?}");
}

#[test]
fn without_a_network_the_next_way_is_taken() {
    let folder = Folder::new("offline");
    // A port that was free a moment ago: nobody listens there.
    let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
    let (program, notes) = folder.install(format!("http://127.0.0.1:{port}"), None);
    assert!(is_compiled(&program));
    assert!(notes[0].contains("cannot be downloaded"), "{notes:?}");
}

#[test]
fn a_release_that_does_not_run_here_is_replaced() {
    let folder = Folder::new("other");
    let archive = folder.archive("0.9.0");
    let list = folder.list(&archive);
    let (program, notes) = folder.install(serve(PATH, archive), Some(list));
    assert!(is_compiled(&program));
    assert!(notes[0].contains("does not run on this machine"), "{notes:?}");
}

#[test]
fn an_archive_without_the_program_is_said() {
    let folder = Folder::new("empty");
    let file = folder.0.join("plain.tar.gz");
    fs::write(folder.0.join("README"), "no program").unwrap();
    let tar = Command::new("tar").arg("-czf").arg(&file).arg("-C").arg(&folder.0).arg("README").status();
    assert!(tar.unwrap().success());
    let archive = fs::read(file).unwrap();
    let list = folder.list(&archive);
    let (_, notes) = folder.install(serve(PATH, archive), Some(list));
    assert!(notes[0].contains("there is no tool-of-the-tests in tool-here.tar.gz"), "{notes:?}");
}

#[test]
fn a_list_of_hashes_that_cannot_be_read_is_said() {
    let folder = Folder::new("list");
    let (_, notes) = folder.install("http://127.0.0.1:9".to_owned(), Some(folder.0.join("nowhere")));
    assert!(notes[0].contains("TPN_TOOLS_SHA256"), "{notes:?}");
}

#[test]
fn without_a_hash_nothing_is_downloaded_and_nothing_is_said() {
    let folder = Folder::new("unpinned");
    let download = Download { address: serve(PATH, folder.archive("1.2.4")), hashes: None, platform: Platform::HERE };
    let compiled = Compiled::default();
    let cached = tool().at(Version(1, 2, 4)).cached(&folder.cache(), &[&download, &compiled], &mut |line| {
        panic!("{line}");
    });
    // The stand-in makes version 1.2.3, which does not serve for 1.2.4.
    assert!(cached.is_err());
    assert_eq!(compiled.seen.take().len(), 1);
}

#[test]
fn a_list_has_the_forms_of_sha256sum() {
    let list = "AA  ./a/b.tar.gz\nbb *c.zip\n\ncc  d e.zip\n";
    assert_eq!(listed_hash(list, "a/b.tar.gz").as_deref(), Some("aa"));
    assert_eq!(listed_hash(list, "c.zip").as_deref(), Some("bb"));
    assert_eq!(listed_hash(list, "b.tar.gz"), None, "a path is compared whole");
}
