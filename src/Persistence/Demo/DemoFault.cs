namespace Persistence.Demo;

/// <summary>A symptom and what a technician usually does about it.</summary>
internal sealed record DemoFault(string Category, string Code, string Zh, string En, string Action, bool IsDangerous = false);
