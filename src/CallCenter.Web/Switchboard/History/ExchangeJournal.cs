using System.Text.Json;
using Persistence.Journal;
using Telephony.Exchange;

namespace CallCenter.Web.Switchboard.History;

/// <summary>Writes every input into the append-only journal, so that a support case can be replayed through the exchange.</summary>
public sealed class ExchangeJournal(JournalWriter writer) : IJournal
{
    private long _epoch;
    private long _lost;

    /// <summary>Inputs that the journal could not take because the store stands still.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Takes this run's number from the store; before the loop starts.</summary>
    public async Task OpenAsync(CancellationToken ct) => _epoch = await writer.NextEpochAsync(ct);

    /// <inheritdoc/>
    public void Append(long seq, DateTimeOffset at, Input input)
    {
        var row = new JournalRow { Epoch = _epoch, Seq = seq, At = at, Type = input.GetType().Name, Data = Write(input) };
        if (!writer.TryAppend(row))
            Interlocked.Increment(ref _lost);
    }

    /// <summary>A plan is configuration, which the store has anyway: its size is enough to recognise it.</summary>
    private static string Write(Input input) => input is Input.Configure configure
        ? JsonSerializer.Serialize(new { agents = configure.Plan.Agents.Count, queues = configure.Plan.Queues.Count, entries = configure.Plan.Entries.Count })
        : JsonSerializer.Serialize(input, input.GetType());
}
