namespace Persistence.Demo;

/// <summary>A demo call for which a recording is made.</summary>
/// <param name="Interaction">The call; its recording has the same id.</param>
/// <param name="StartedAt">The answer: the recording begins here.</param>
/// <param name="Length">How long it talks.</param>
/// <param name="HoldFrom">When the customer is put on hold, from the start, or null.</param>
/// <param name="HoldTo">When he is taken back.</param>
public sealed record DemoRecordedCall(Guid Interaction, DateTimeOffset StartedAt, TimeSpan Length, TimeSpan? HoldFrom, TimeSpan? HoldTo);
