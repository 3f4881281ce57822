namespace CallCenter.Web.Features.Desk;

/// <summary>Which form.</summary>
/// <param name="Agent">Whose.</param>
/// <param name="About">Of what: <see cref="IDraft.About"/>.</param>
internal readonly record struct DraftKey(string Agent, Guid About);
