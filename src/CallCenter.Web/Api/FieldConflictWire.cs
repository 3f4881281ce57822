namespace CallCenter.Web.Api;

/// <summary>A field that the caller wants to change and that is stored otherwise by now.</summary>
/// <param name="Field">Its key; a number's is masked, a place's values say its region only.</param>
/// <param name="Mine">What the caller sent.</param>
/// <param name="Theirs">What is stored.</param>
/// <param name="By">The account that stored it, where it is known.</param>
/// <param name="At">When.</param>
public sealed record FieldConflictWire(string Field, string? Mine, string? Theirs, string? By = null, DateTimeOffset? At = null);
