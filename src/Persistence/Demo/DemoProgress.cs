namespace Persistence.Demo;

/// <summary>How far a load is.</summary>
public readonly record struct DemoProgress(string Step, long Done, long Total);
