using Persistence.History;

namespace Persistence.Queries;

/// <summary>A recording and its call, while a query is put together.</summary>
internal sealed class RecordedCall
{
    public required RecordingRow Recording { get; init; }
    public required InteractionRow Call { get; init; }
}
