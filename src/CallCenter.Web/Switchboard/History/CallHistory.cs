using System.Buffers.Binary;
using System.Text.Json;
using CallCenter.Web.Realtime.Wire;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.PhoneNumbers;
using Persistence.History;
using Telephony.Calls;
using Telephony.Exchange;
using Telephony.Media;

namespace CallCenter.Web.Switchboard.History;

/// <summary>Writes what happened to calls and recordings into their history: rows that later facts complete, and the instants in order.
/// Runs on the effect runner and on the media engine's notice thread; the batched writer does the waiting.</summary>
public sealed class CallHistory : IFactListener, IRecordingSink, ISwitchboardClient
{
    /// <summary>What the history's columns hold of a number as it came, and of a code. The wire and the callers of the API choose these texts, and a store that
    /// refuses one too long would refuse the whole batch again and again.</summary>
    private const int MaxNumber = 128;

    private const int MaxCode = 40;

    private readonly LiveRows _rows = new();
    private readonly Lock _gate = new();
    private readonly LegHistory _legs;
    private readonly ILogger<CallHistory> _logger;
    private readonly InteractionWriter _writer;
    private ISwitchboard? _switchboard;

    public CallHistory(InteractionWriter writer, ILogger<CallHistory> logger)
    {
        (_writer, _logger) = (writer, logger);
        _legs = new LegHistory(_rows, agent => _switchboard?.Snapshot.State.Agents.GetValueOrDefault(agent)?.Device, Add);
    }

    /// <summary>Changes that found the writer full, since the start; each is also logged.</summary>
    public long Lost { get; private set; }

    /// <inheritdoc/>
    void ISwitchboardClient.Attach(ISwitchboard switchboard) => _switchboard = switchboard;

    /// <inheritdoc/>
    public void Heard(FactEnvelope fact)
    {
        lock (_gate)
            Write(fact);
    }

    /// <inheritdoc/>
    public void Started(InteractionId interaction, RecordingId recording, string relativePath, DateTimeOffset at)
    {
        lock (_gate)
        {
            var row = new RecordingRow { Id = recording.Value, InteractionId = interaction.Value, RelativePath = relativePath, StartedAt = at, State = RecordingState.Open };
            _rows.Recordings[recording.Value] = row;
            Add(new InteractionChange.Recording(Copy(row)));
        }
    }

    /// <inheritdoc/>
    public void Closed(RecordingClosed facts)
    {
        lock (_gate)
        {
            var row = _rows.Recordings.Remove(facts.Id.Value, out var open) ? open : Unknown(facts.Id.Value, facts.RelativePath);
            // The recorder says where it is in the end: a sealed file has an ending of its own.
            row.RelativePath = facts.RelativePath;
            row.DurationMs = facts.DurationMs;
            row.Bytes = facts.Bytes;
            row.Sha256 = facts.Sha256;
            row.State = facts.Repaired ? RecordingState.Repaired : RecordingState.Closed;
            row.Spans = JsonSerializer.Serialize(new
            {
                gaps = facts.Gaps.Select(s => new[] { s.FromMs, s.ToMs }),
                stalls = facts.Stalls.Select(s => new[] { s.FromMs, s.ToMs }),
                pauses = facts.Pauses.Select(s => new[] { s.FromMs, s.ToMs }),
                facts.LostFrames,
                facts.DroppedFrames,
                facts.IsOrphan,
            });
            Add(new InteractionChange.Recording(row));
        }
    }

    /// <inheritdoc/>
    public void Failed(RecordingId recording, string reason)
    {
        lock (_gate)
        {
            if (!_rows.Recordings.Remove(recording.Value, out var row))
                return;
            row.State = RecordingState.Broken;
            row.Spans = JsonSerializer.Serialize(new { notRecorded = reason });
            Add(new InteractionChange.Recording(row));
        }
    }

    /// <summary>What the audio of a leg was like. Runs wherever the line ended.</summary>
    internal void Measured(LegId leg, MediaQuality quality)
    {
        lock (_gate)
            Add(new InteractionChange.Quality(_rows.RowIdOf(leg), quality));
    }

    /// <inheritdoc/>
    public void Stalled(RecordingId recording, bool isStalled)
    {
        // The file itself tells at its end what was lost; the instant is the fact's.
    }

    private void Write(FactEnvelope envelope)
    {
        if (InteractionFacts.InteractionOf(envelope.Fact) is not { } interaction)
            return;
        var row = _rows.Calls.TryGetValue(interaction.Value, out var known) ? known : null;
        switch (envelope.Fact)
        {
            case Fact.CallReceived f:
                row = Begin(f.Interaction, InteractionDirection.Inbound, f.CallerNumber, PhoneSource.Trunk, f.CalledNumber, f.Trunk, f.At);
                row.Language = CallLanguages.TagOf(f.Language);
                break;
            case Fact.CallDialled f:
                row = Begin(f.Interaction, InteractionDirection.Outbound, f.To, PhoneSource.Typed, f.CallerId, f.Trunk, f.At);
                row.AgentId = f.Agent.Value;
                row.Purpose = Cut(f.Purpose, MaxCode);
                break;
            case Fact.LanguageChanged f when row is not null:
                row.Language = CallLanguages.TagOf(f.Language);
                break;
            case Fact.CallQueued f when row is not null:
                row.QueueId = f.Queue.Value;
                row.QueuedAt ??= f.At;
                break;
            case Fact.MessageLeft f when row is not null:
                // By a flow's key he never was in the queue for which he left it; the list finds it there all the same.
                row.QueueId ??= f.Queue.Value;
                break;
            case Fact.CallOffered f when row is not null:
                // The last ring before the first answer; a transfer rings others later and is told by its events.
                row.OfferedAt = row.AnsweredAt is null ? f.At : row.OfferedAt;
                break;
            case Fact.CallAnswered f when row is not null:
                row.AgentId = f.Agent.Value;
                row.AnsweredAt ??= f.At;
                break;
            case Fact.CallTakenOver f when row is not null:
                row.AgentId = f.Supervisor.Value;
                break;
            case Fact.CallEnded f when row is not null:
                row.AgentId = f.Agent?.Value ?? row.AgentId;
                row.EndedAt = f.At;
                row.EndedBy = Words.Of(f.Termination.By);
                row.TerminationClass = Words.Of(f.Termination.Class);
                row.TerminationReason = f.Termination.Reason;
                _rows.Calls.Remove(interaction.Value);
                Log.CallSummary(_logger, interaction.ToString(), row.TerminationClass, row.TerminationReason, row.EndedBy, row.QueueId, row.AgentId);
                break;
        }

        if (row is not null)
            Add(new InteractionChange.Call(LiveRows.Copy(row)));
        _legs.Heard(envelope.Fact);
        Add(new InteractionChange.Instant(ToRow(envelope, interaction)));
    }

    private InteractionRow Begin(
        InteractionId id, InteractionDirection direction, string party, PhoneSource source, string ours, string trunk, DateTimeOffset at)
    {
        var row = new InteractionRow
        {
            Id = id.Value,
            Direction = direction,
            CallerRaw = Cut(party, MaxNumber),
            PartyE164 = PhoneNumber.Normalize(party, source).E164,
            CalledNumber = Cut(ours, MaxNumber),
            Trunk = trunk,
            ReceivedAt = at,
        };
        _rows.Calls[id.Value] = row;
        return row;
    }

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..longest];

    private void Add(InteractionChange change)
    {
        if (_writer.TryAdd(change))
            return;
        Lost++;
        Log.HistoryLost(_logger, change.GetType().Name);
    }

    /// <summary>Repaired at start-up: its id is its file name, which names its interaction (<see cref="RecordingPart"/>), a UUIDv7 that begins with its instant in ms
    /// (RFC 9562 §5.7). A row that was written before the crash keeps its own start.</summary>
    private static RecordingRow Unknown(Guid recording, string path)
    {
        Span<byte> bytes = stackalloc byte[16];
        recording.TryWriteBytes(bytes, bigEndian: true, out _);
        var ms = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        return new() { Id = recording, InteractionId = RecordingPart.InteractionOf(new RecordingId(recording)).Value, RelativePath = path, StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(ms) };
    }

    private static RecordingRow Copy(RecordingRow row)
    {
        var copy = new RecordingRow { Id = row.Id, InteractionId = row.InteractionId };
        copy.MergeFrom(row);
        return copy;
    }

    private static InteractionEventRow ToRow(FactEnvelope envelope, InteractionId interaction)
    {
        var told = FloorEventMapping.ToEvent(envelope);
        return new InteractionEventRow
        {
            InteractionId = interaction.Value,
            Seq = envelope.Seq,
            Type = told.Type,
            At = told.At,
            Data = JsonSerializer.Serialize(new { told.Agent, told.Queue, told.State, told.Reason, told.EndedBy, told.TargetKind, told.Target }),
        };
    }
}
