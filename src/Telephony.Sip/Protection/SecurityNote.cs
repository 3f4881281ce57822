namespace Telephony.Sip.Protection;

/// <summary>Answer of <see cref="SecurityReports"/>.</summary>
/// <param name="Count">How many events to tell of now, 0 for not yet.</param>
/// <param name="IsMany">They are of many sources: name none.</param>
internal readonly record struct SecurityNote(int Count, bool IsMany = false);
