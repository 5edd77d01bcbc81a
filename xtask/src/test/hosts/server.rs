//! Starts a web server for a release, with the configuration of the guide. The configuration around it is the minimum
//! that each server needs and, for Apache, the settings of distributions that affect it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::guide;
use super::http;
use crate::error::Failure;
use crate::process;
use crate::project;
use crate::tools::WebServers;

/// The time limit for the first answer of a server.
const PATIENCE: Duration = Duration::from_secs(10);

/// The user and group of Apache if root starts it; they own nothing.
const NOBODY: &str = "User #65534\nGroup #65534\n";

/// The configurations in the guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Nginx,
    Caddy,
    Apache,
    /// Apache, with the configuration as `.htaccess`.
    Htaccess,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::Nginx, Self::Caddy, Self::Apache, Self::Htaccess];

    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "Caddy",
            Self::Apache => "Apache",
            Self::Htaccess => "Apache, .htaccess",
        }
    }

    /// The language of its block in the guide.
    fn block(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Apache | Self::Htaccess => "apache",
        }
    }

    /// The changes that the guide describes for a newspaper under `/news/`: texts in the block, and their replacements.
    fn below(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Nginx => &[
                ("~^/", "~^/news/"),
                ("~ ^/", "~ ^/news/"),
                (" /index.html", " /news/index.html"),
                (" /connect.html", " /news/connect.html"),
                (" /embed/", " /news/embed/"),
                ("location = / {", "location = /news { return 301 /news/; }\n    location = /news/ {"),
            ],
            Self::Caddy => &[
                (" ^/", " ^/news/"),
                (" /connect /connect/", " /news/connect /news/connect/"),
                (" /index.html", " /news/index.html"),
                (" /connect.html", " /news/connect.html"),
                ("\tfile_server {", "\tredir /news /news/\n\tfile_server {"),
            ],
            Self::Apache | Self::Htaccess => &[
                ("%{DOCUMENT_ROOT}/", "%{DOCUMENT_ROOT}/news/"),
                (" /index.html", " /news/index.html"),
                ("DirectorySlash Off", "DirectorySlash Off\n    RedirectMatch ^/news$ /news/"),
            ],
        }
    }
}

/// The place of a release on this machine and on its host.
pub struct Place {
    /// For people.
    pub name: &'static str,
    /// The folder that the host serves as its root.
    pub root: PathBuf,
    /// The path of the newspaper on the host: `/`, or `/news/`.
    pub base: &'static str,
}

impl Place {
    /// The folder of the release.
    pub fn dist(&self) -> PathBuf {
        self.root.join(self.base.trim_matches('/'))
    }
}

/// A running server, which is stopped on drop.
pub struct Server {
    child: Child,
    /// The port on 127.0.0.1.
    pub port: u16,
}

impl Server {
    /// Starts a server, with its configuration, its log and its state in `folder`.
    ///
    /// # Errors
    /// A guide that has changed, or a server that does not answer, with its output.
    pub fn start(kind: Kind, programs: &WebServers, place: &Place, folder: &Path) -> Result<Self, Failure> {
        let port = free_port().map_err(|cause| Failure::PortRefused { port: 0, cause })?;
        let guide = project::root().join(guide::GUIDE);
        let text = fs::read_to_string(&guide).map_err(Failure::file("read", &guide))?;
        let wrong = |what| Failure::Content { path: guide.clone(), what };
        let block = guide::block(&text, kind.block()).map_err(wrong)?;
        let told = guide::replaced(block, &changes(kind, place, port)).map_err(wrong)?;
        fs::create_dir_all(folder).map_err(Failure::file("make", folder))?;
        let mut command = match kind {
            Kind::Nginx => nginx(programs, folder, &told)?,
            Kind::Caddy => caddy(programs, folder, &told)?,
            Kind::Apache => apache(programs, folder, place, port, &told)?,
            Kind::Htaccess => {
                htaccess(place, &told)?;
                let allowed = format!("<Directory {}>\nAllowOverride All\n</Directory>", place.root.display());
                apache(programs, folder, place, port, &allowed)?
            }
        };
        let log = folder.join("log");
        let output = File::create(&log).map_err(Failure::file("write", &log))?;
        let errors = output.try_clone().map_err(Failure::file("write", &log))?;
        command.stdin(Stdio::null()).stdout(output).stderr(errors);
        let child = command.spawn().map_err(|cause| process::not_started(kind.name(), &cause))?;
        let mut server = Self { child, port };
        server.wait(&log)?;
        Ok(server)
    }

    fn wait(&mut self, log: &Path) -> Result<(), Failure> {
        let started = Instant::now();
        while http::ask(self.port, "HEAD", "/", &[]).is_err() {
            let has_ended = self.child.try_wait().is_ok_and(|status| status.is_some());
            if has_ended || started.elapsed() > PATIENCE {
                let said = fs::read_to_string(log).unwrap_or_default();
                return Err(Failure::Content { path: log.to_owned(), what: format!("it does not answer:\n{said}") });
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The server may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> io::Result<u16> {
    Ok(std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Returns the changes for `/news/`, followed by those for this machine.
fn changes(kind: Kind, place: &Place, port: u16) -> Vec<(&'static str, String)> {
    let root = place.root.display();
    let below = if place.base == "/" { &[] } else { kind.below() };
    let mut out: Vec<_> = below.iter().map(|(from, to)| (*from, (*to).to_owned())).collect();
    match kind {
        Kind::Nginx => out.extend([
            ("listen 443 ssl;", format!("listen 127.0.0.1:{port};")),
            ("include mime.types;", "include /etc/nginx/mime.types;".to_owned()),
            ("root /srv/news/dist", format!("root {root}")),
        ]),
        Kind::Caddy => out.extend([
            ("news.example {", format!("http://127.0.0.1:{port} {{\n\tbind 127.0.0.1")),
            ("root * /srv/news/dist", format!("root * {root}")),
        ]),
        Kind::Apache | Kind::Htaccess => {}
    }
    out.push(("/srv/news/dist", place.dist().display().to_string()));
    out
}

fn save(file: &Path, text: &str) -> Result<(), Failure> {
    fs::write(file, text).map_err(Failure::file("write", file))
}

fn nginx(programs: &WebServers, folder: &Path, told: &str) -> Result<Command, Failure> {
    let at = folder.display();
    // Folders that nginx would otherwise have in the system, where only root may write.
    let kept: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|name| format!("{name}_temp_path {at}/{name};\n"))
        .concat();
    let text = format!(
        "daemon off;\nmaster_process off;\npid {at}/pid;\nload_module {};\nevents {{}}\nhttp {{\naccess_log off;\n\
         {kept}{told}\n}}\n",
        programs.nginx_brotli.display()
    );
    let file = folder.join("nginx.conf");
    save(&file, &text)?;
    let mut command = Command::new(&programs.nginx);
    command.arg("-c").arg(file).args(["-e", "stderr"]);
    Ok(command)
}

fn caddy(programs: &WebServers, folder: &Path, told: &str) -> Result<Command, Failure> {
    let file = folder.join("Caddyfile");
    save(&file, &format!("{{\n\tadmin off\n}}\n{told}\n"))?;
    let mut command = Command::new(&programs.caddy);
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
    command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    Ok(command)
}

/// The modules of the guide, and modules that are on by default in Debian and could interfere.
const MODULES: [&str; 11] = [
    "mpm_event",
    "authz_core",
    "mime",
    "dir",
    "headers",
    "rewrite",
    "alias",
    "negotiation",
    "autoindex",
    "filter",
    "deflate",
];
/// Default settings of distributions that the guide must work with (Debian's `apache2.conf` and `mods-available/`).
const DEFAULTS: &str = "AddType application/x-gzip .gz .tgz\nAddLanguage br .br\nAddLanguage fr .fr\n\
    AddHandler type-map var\nDirectoryIndex index.cgi\n\
    AddOutputFilterByType DEFLATE text/html text/plain text/css text/javascript application/javascript application/wasm\n\
    <Directory />\nAllowOverride None\nRequire all denied\nOptions Indexes FollowSymLinks MultiViews\n</Directory>\n";
/// A table of types without the newer ones that the guide adds.
const TYPES: &str = "text/html html\ntext/css css\ntext/javascript js\ntext/plain txt\napplication/json json\n\
    image/svg+xml svg\nimage/png png\nimage/webp webp\nvideo/webm webm\n";

fn apache(programs: &WebServers, folder: &Path, place: &Place, port: u16, told: &str) -> Result<Command, Failure> {
    let modules = programs.apache_modules.display();
    let load = MODULES.map(|name| format!("LoadModule {name}_module {modules}/mod_{name}.so\n")).concat();
    let (at, root) = (folder.display(), place.root.display());
    let text = format!(
        "{load}ServerRoot {at}\nServerName news.example\nListen 127.0.0.1:{port}\nPidFile {at}/pid\n\
         DefaultRuntimeDir {at}\nErrorLog /dev/stderr\nTypesConfig {at}/mime.types\n{NOBODY}{DEFAULTS}\
         DocumentRoot {root}\n{told}\n"
    );
    save(&folder.join("mime.types"), TYPES)?;
    let file = folder.join("apache.conf");
    save(&file, &text)?;
    let mut command = Command::new(&programs.apache);
    command.arg("-f").arg(file).arg("-X");
    Ok(command)
}

/// Writes the block as `.htaccess` beside `index.html`, as the guide says: without its first and last line, and with
/// the content of the included file, because a `.htaccess` may not include files.
fn htaccess(place: &Place, told: &str) -> Result<(), Failure> {
    let file = place.dist().join("headers/apache.conf");
    let headers = fs::read_to_string(&file).map_err(Failure::file("read", &file))?;
    let lines: Vec<&str> = told.lines().collect();
    let inside = lines.get(1..lines.len().saturating_sub(1)).unwrap_or_default();
    let line =
        |line: &&str| if line.trim_start().starts_with("Include ") { headers.clone() } else { format!("{line}\n") };
    save(&place.dist().join(".htaccess"), &inside.iter().map(line).collect::<String>())
}
