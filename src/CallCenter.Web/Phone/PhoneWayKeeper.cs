using System.Threading.Channels;
using Persistence.Administration;
using Telephony.Media.Phone;

namespace CallCenter.Web.Phone;

/// <summary>Carries the administrator's setting to the phones: at the start, when it is saved here, and now and then for what another node saved.</summary>
internal sealed class PhoneWayKeeper(SettingStore settings, BrowserPhones phones, TimeProvider clock) : BackgroundService
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
                phones.Allow(PhoneWayWords.Read(await settings.TextAsync(PhoneSettings.Way, stoppingToken)));
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

    private void Note(string key)
    {
        if (key == PhoneSettings.Way.Key)
            _saved.Writer.TryWrite(true);
    }
}
