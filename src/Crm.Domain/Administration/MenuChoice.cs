namespace Crm.Domain.Administration;

/// <summary>A key of a menu and the queue it leads to.</summary>
public sealed record MenuChoice(char Digit, string QueueId);
