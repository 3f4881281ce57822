namespace Telephony.Sip.Dialogs;

/// <summary>Result of one step of a leg.</summary>
internal readonly record struct CallStep(Call Call, ImmutableArray<CallEffect> Effects);
