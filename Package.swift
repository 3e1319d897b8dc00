// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "gouji",
  products: [
    .library(name: "Disclosure", targets: ["Disclosure"]),
    .library(name: "DocumentReaders", targets: ["DocumentReaders"]),
    // For the benchmarks, which are a package of their own.
    .library(
      name: "BrowserParts", targets: ["ReportBrowser", "ReportFixtures", "ScreenGrid", "Settings", "TerminalDriver"]),
    .executable(name: "gouji", targets: ["gouji"]),
    .executable(name: "gouji-pdf", targets: ["gouji-pdf"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    .target(name: "Disclosure", swiftSettings: strict),
    .target(name: "ScreenGrid", swiftSettings: strict),
    // The flag names where Debian keeps the headers only: libxml2 is opened at run time, so pkg-config, which would link
    // it, is of no use.
    .target(name: "CXML", cSettings: [.unsafeFlags(["-isystem", "/usr/include/libxml2"])]),
    .target(name: "CZip"),
    .target(name: "CChild"),
    .target(
      name: "DocumentReaders", dependencies: ["CChild", "CDigest", "CXML", "CZip", "Disclosure", "PDFExchange"],
      swiftSettings: strict),
    .target(name: "CSheet"),
    .target(name: "OfficeFiles", dependencies: ["CSheet", "CZip"], swiftSettings: strict),
    .target(name: "PrintedPages", dependencies: ["Disclosure"], swiftSettings: strict),
    .target(name: "ReportExport", dependencies: ["Disclosure", "OfficeFiles", "PrintedPages"], swiftSettings: strict),
    .target(name: "PinyinSearch", swiftSettings: strict),
    .target(
      name: "ReportBrowser", dependencies: ["Disclosure", "PinyinSearch", "PrintedPages", "ScreenGrid"],
      swiftSettings: strict),
    .target(
      name: "ReportCatalog", dependencies: ["Disclosure", "DocumentReaders"], swiftSettings: strict),
    .target(
      name: "Settings",
      dependencies: ["Disclosure", "ScreenGrid", .product(name: "TOMLKit", package: "TOMLKit")],
      swiftSettings: strict),
    .target(name: "ShippedFiles", plugins: ["EmbedFiles"]),
    .target(name: "CTerminal", linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "TerminalDriver", dependencies: ["CTerminal", "ScreenGrid"], swiftSettings: strict),
    .target(name: "CDigest", linkerSettings: [.linkedLibrary("md")]),
    .executableTarget(
      name: "gouji",
      dependencies: [
        "CChild", "Disclosure", "DocumentReaders", "OfficeFiles", "PrintedPages", "ReportBrowser", "ReportCatalog",
        "ReportExport",
        "ScreenGrid",
        "Settings", "ShippedFiles", "TerminalDriver",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .systemLibrary(name: "PopplerGLib", pkgConfig: "poppler-glib", providers: [.apt(["libpoppler-glib-dev"])]),
    .target(name: "CPoppler", dependencies: ["PopplerGLib"]),
    .target(name: "CQPDF", linkerSettings: [.linkedLibrary("qpdf")]),
    .target(name: "PDFExchange", swiftSettings: strict),
    .executableTarget(name: "gouji-pdf", dependencies: ["CPoppler", "CQPDF", "PDFExchange"], swiftSettings: strict),
    .executableTarget(name: "embed-files", swiftSettings: strict),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),
    .target(name: "ReportFixtures", dependencies: ["Disclosure"], path: "Tests/ReportFixtures", swiftSettings: strict),
    .executableTarget(
      name: "fixture-writer", dependencies: ["ReportFixtures"], path: "Tests/fixture-writer", swiftSettings: strict),
    .executableTarget(
      name: "fuzz-readers", dependencies: ["Disclosure", "DocumentReaders", "ReportCatalog", "ReportFixtures"],
      path: "Tests/fuzz-readers", swiftSettings: strict),
    .testTarget(name: "CommandTests", dependencies: ["Disclosure", "ReportFixtures"], swiftSettings: strict),
    .testTarget(name: "DisclosureTests", dependencies: ["Disclosure", "ReportFixtures"], swiftSettings: strict),
    .testTarget(
      name: "DocumentReadersTests",
      dependencies: ["Disclosure", "DocumentReaders", "PDFExchange", "ReportFixtures", "gouji-pdf"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportCatalogTests",
      dependencies: ["Disclosure", "DocumentReaders", "ReportCatalog", "ReportFixtures"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportExportTests",
      dependencies: [
        "Disclosure", "DocumentReaders", "OfficeFiles", "PrintedPages", "ReportExport", "ReportFixtures", "ScreenGrid",
      ],
      swiftSettings: strict),
    .testTarget(name: "ScreenGridTests", dependencies: ["ScreenGrid"], swiftSettings: strict),
    .testTarget(name: "PinyinSearchTests", dependencies: ["PinyinSearch"], swiftSettings: strict),
    .testTarget(
      name: "ReportBrowserTests",
      dependencies: [
        "Disclosure", "OfficeFiles", "PinyinSearch", "PrintedPages", "ReportBrowser", "ReportExport", "ScreenGrid",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SettingsTests", dependencies: ["Disclosure", "ScreenGrid", "Settings", "ShippedFiles"],
      swiftSettings: strict),
    .target(name: "CVTerm", path: "Tests/CVTerm", linkerSettings: [.linkedLibrary("vterm"), .linkedLibrary("util")]),
    .target(name: "PseudoTerminal", dependencies: ["CVTerm"], path: "Tests/PseudoTerminal", swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["ScreenGrid", "TerminalDriver"], path: "Tests/terminal-probe",
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["PseudoTerminal", "ScreenGrid", "TerminalDriver", "gouji", "terminal-probe"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
