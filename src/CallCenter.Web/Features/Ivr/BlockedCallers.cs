using System.Collections.Frozen;
using System.Threading.Channels;
using CallCenter.Web.Switchboard.Lines;
using Crm.Domain.Administration;
using Crm.Domain.PhoneNumbers;
using Persistence.Administration;
using Persistence.Floor;
using Telephony.Exchange;

namespace CallCenter.Web.Features.Ivr;

/// <summary>The block list in memory, for the door: read at the start, when list or setting are saved here, and now and then for what another node saved. When the setting is
/// <c>announce</c> nobody is refused here; the flow asks the list then and says why.</summary>
internal sealed class BlockedCallers(BlockList list, SettingStore settings, TimeProvider clock, ILogger<BlockedCallers> logger) : BackgroundService, IBlockedCallers
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private volatile Door _door = Door.Open;

    /// <inheritdoc/>
    public RefuseCause? CauseFor(string number)
    {
        var door = _door;
        if (door.Cause is null || door.Until.Count == 0 || PhoneNumber.Normalize(number, PhoneSource.Trunk).E164 is not { } e164)
            return null;
        return door.Until.TryGetValue(e164, out var until) && (until is null || until > clock.GetUtcNow()) ? door.Cause : null;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        settings.Changed += Note;
        list.Changed += Note;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                await ReadAsync(stoppingToken);
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(_saved.Reader.WaitToReadAsync(wait.Token).AsTask(), Task.Delay(Patience, clock, wait.Token));
                _saved.Reader.TryRead(out _);
                await wait.CancelAsync();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The stop.
        }
        finally
        {
            settings.Changed -= Note;
            list.Changed -= Note;
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            var way = await settings.TextAsync(KnownSettings.BlockedCallers, ct);
            RefuseCause? cause = way switch { "403" => RefuseCause.Forbidden, "603" => RefuseCause.Declined, _ => null };
            _door = cause is null ? Door.Open : new Door(cause, (await list.ListAsync(ct)).ToFrozenDictionary(row => row.Number, row => row.Until, StringComparer.Ordinal));
        }
#pragma warning disable CA1031 // A store that does not answer must not end the keeper, let alone the product: the door stays as it was, and the list is read again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.BlockListFailed(logger, failure);
        }
    }

    private void Note(string key)
    {
        if (key == KnownSettings.BlockedCallers.Key)
            Note();
    }

    private void Note() => _saved.Writer.TryWrite(true);

    /// <param name="Cause">How they are refused; null lets everybody in.</param>
    /// <param name="Until">The end of each number's block; null for ever.</param>
    private sealed record Door(RefuseCause? Cause, FrozenDictionary<string, DateTimeOffset?> Until)
    {
        public static Door Open { get; } = new(null, FrozenDictionary<string, DateTimeOffset?>.Empty);
    }
}
