using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Phone;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.Lines;
using Telephony.Exchange;
using Telephony.Media;
using Telephony.Sip;
using Log = CallCenter.Web.Switchboard.Log;

namespace CallCenter.Web.Composition;

/// <summary>Starts the wires in order (media, floor plan, SIP) and stops them in order: no new calls, BYE, recordings closed.</summary>
internal sealed class TelephonyHost(
    ISwitchboard switchboard,
    EffectRunner runner,
    IMediaEngine media,
    SipEndpoint sip,
    SipEvents sipEvents,
    PhoneCalls phoneCalls,
    MediaEvents mediaEvents,
    ILiveConfiguration configuration,
    BrowserPhones phones,
    Survivors survivors,
    AppSettings settings,
    ILogger<TelephonyHost> logger) : IHostedService
{
    /// <summary>How long a stop waits for far ends to answer our BYE; the whole stop stays below 10 s.</summary>
    private static readonly TimeSpan ByeGrace = TimeSpan.FromSeconds(3);

    /// <summary>What the exchange may take of the stop; it needs milliseconds.</summary>
    private static readonly TimeSpan ExchangePatience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan WholeStop = TimeSpan.FromSeconds(6);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        sipEvents.Attach(switchboard);
        mediaEvents.Attach(switchboard);
        // By the same gate as everybody: a phone's REFER to a number is held against the outbound rules before the customer is let go.
        phoneCalls.Attach(switchboard);
        await configuration.ApplyAsync(cancellationToken);
        phones.Prepare(settings.Media.OpenSslDirectory);
        await media.StartAsync(cancellationToken);
        // What an administrator uploaded stands before what came with the program.
        media.Prompts.Load(settings.Data.Prompts);
        // Talks that a web process which died has left in the media process: noted before anybody can call, taken over when there are dialogs.
        survivors.Remember();
        await sip.StartAsync(cancellationToken);
        survivors.Adopt();
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        // Clocks of its own: the host's token may be used up by a web request that would not end, and callers still get their BYE.
        using var limit = new CancellationTokenSource(WholeStop);
        await EndCallsAsync();
        await sip.StopAsync(ByeGrace, limit.Token);
        await media.DisposeAsync();
    }

    /// <summary>No new calls, every call ended by its own rules. An exchange that hangs costs this much of the stop and not the callers' BYE: the endpoint ends what is left.</summary>
    private async Task EndCallsAsync()
    {
        using var patience = new CancellationTokenSource(ExchangePatience);
        try
        {
            await switchboard.AskAsync(new Input.Drain(), patience.Token);
            await switchboard.AskAsync(new Input.EndAll(), patience.Token);
            await runner.DrainedAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Log.ExchangeHangs(logger);
        }
    }
}
