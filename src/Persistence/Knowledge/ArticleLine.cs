using Crm.Domain.Knowledge;

namespace Persistence.Knowledge;

/// <summary>One row of a list of articles: the working copy's head.</summary>
/// <param name="Number">As people say it.</param>
/// <param name="TitleZh">Chinese title of the working copy.</param>
/// <param name="TitleEn">English title of the working copy, or null.</param>
/// <param name="State">Where the working copy stands.</param>
/// <param name="LiveVersion">The version in force, or null.</param>
/// <param name="ReviewBy">The day by which it must be confirmed, or null.</param>
/// <param name="Editors">Who wrote since the last publication.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Version">For the next save.</param>
public sealed record ArticleLine(
    string Number, string TitleZh, string? TitleEn, ArticleState State, int? LiveVersion, DateOnly? ReviewBy, IReadOnlyList<string> Editors, DateTimeOffset UpdatedAt, int Version);
