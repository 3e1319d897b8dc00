// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "gouji-benchmarks",
  dependencies: [.package(name: "gouji", path: "..")],
  targets: [
    .executableTarget(name: "parse-bench", dependencies: [.product(name: "Disclosure", package: "gouji")]),
    .executableTarget(name: "diagnosis-bench", dependencies: [.product(name: "Disclosure", package: "gouji")]),
    .executableTarget(name: "empty-program"),
    .executableTarget(name: "program-bench"),
  ],
  swiftLanguageModes: [.v6]
)
