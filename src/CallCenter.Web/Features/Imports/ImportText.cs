namespace CallCenter.Web.Features.Imports;

/// <summary>Names the imports' texts.</summary>
internal sealed class ImportText;
