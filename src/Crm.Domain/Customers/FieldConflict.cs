namespace Crm.Domain.Customers;

/// <summary>A field that two people changed to different things at the same time.</summary>
/// <param name="Field">Its key, see <see cref="FieldChange"/>.</param>
/// <param name="Base">What stood there when both began, or null.</param>
/// <param name="Mine">What this person wants, or null.</param>
/// <param name="Theirs">What the other person has stored, or null.</param>
public sealed record FieldConflict(string Field, string? Base, string? Mine, string? Theirs);
