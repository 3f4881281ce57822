using System.Threading.Channels;
using Persistence.Administration;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>Carries the administrator's setting to the phones: at the start, when it is saved here, and now and then for what another node saved.</summary>
internal sealed partial class PhoneWayKeeper(SettingStore settings, BrowserPhones phones, TimeProvider clock, ILogger<PhoneWayKeeper> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Channel<bool> _saved = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        settings.Changed += Note;
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
        }
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        try
        {
            phones.Allow(PhoneWayWords.Read(await settings.TextAsync(PhoneSettings.Way, ct)));
        }
#pragma warning disable CA1031 // A store that does not answer must not end the keeper, let alone the product: the way stays as it was and is read again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(5802, LogLevel.Error, "The allowed way of browser phones could not be read; it stays as it was")]
    private static partial void LogFailed(ILogger logger, Exception exception);

    private void Note(string key)
    {
        if (key == PhoneSettings.Way.Key)
            _saved.Writer.TryWrite(true);
    }
}
