extension SearchForm {
  /// What a single character is compared as where places in the text must be kept: half width, simplified, small letter.
  ///
  /// A character that whole texts drop or write out in several stays as it is.
  public static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard scalar.value < 0x10000 else { return scalar }
    let unit = Fold.table[Int(scalar.value)]
    guard unit != Fold.dropped, unit != Fold.expanded else { return scalar }
    return Unicode.Scalar(Unit.isLetter(unit) ? unit | 0x20 : unit) ?? scalar
  }
}
