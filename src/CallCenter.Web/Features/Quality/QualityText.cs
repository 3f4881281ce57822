namespace CallCenter.Web.Features.Quality;

/// <summary>Names the texts of this area.</summary>
internal sealed class QualityText;
