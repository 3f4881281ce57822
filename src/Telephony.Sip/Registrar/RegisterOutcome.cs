namespace Telephony.Sip.Registrar;

/// <summary>Status to answer, and the bindings afterwards (unchanged unless 200).</summary>
internal sealed record RegisterOutcome(int Status, ImmutableArray<Binding> Bindings);
