/// Which kind of container is opened by what.
enum MemberSources {
  /// Opens a container of that format.
  static func open(
    _ origin: ContainerBytes, name: String, format: FileFormat, budget: ExpansionBudget, context: ReadingContext
  ) throws(ReadingError.Kind) -> sending any MemberSource {
    switch format {
    case .zip: try ZipMembers(origin, context.limits)
    default: throw .unsupported(format)
    }
  }
}
