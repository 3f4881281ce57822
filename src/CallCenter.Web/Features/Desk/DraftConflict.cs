namespace CallCenter.Web.Features.Desk;

/// <summary>One field that was written twice: here while the circuit was cut, and elsewhere meanwhile.</summary>
/// <param name="Field">Which, its data-field.</param>
/// <param name="Mine">What was typed here.</param>
/// <param name="Theirs">What stands there now.</param>
public sealed record DraftConflict(string Field, string Mine, string Theirs);
