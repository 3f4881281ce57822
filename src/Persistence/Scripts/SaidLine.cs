namespace Persistence.Scripts;

/// <summary>A sentence that was said for a ticket.</summary>
/// <param name="Text">As it stood then.</param>
/// <param name="Edition">Which edition was read; 0 is as shipped.</param>
/// <param name="IsRequired">Whether it had to be said.</param>
/// <param name="At">When it was ticked.</param>
/// <param name="By">User name of who ticked it.</param>
public sealed record SaidLine(string Text, int Edition, bool IsRequired, DateTimeOffset At, string By);
