using Microsoft.JSInterop;

namespace CallCenter.Web.Features.Supervisor;

/// <summary>The supervisor's browser phone. A lost circuit makes every call here a no-op: the phone is the page's and goes on.</summary>
internal sealed class MonitorHands(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Loads the script and connects it to the bar.</summary>
    public async Task OpenAsync(DotNetObjectReference<MonitorBar> bar, CancellationToken ct)
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", ct, "./floor/monitor.js");
        await CallAsync("open", bar);
    }

    /// <summary>Starts the phone: after a click, since the browser asks for the microphone.</summary>
    public Task StartAsync() => CallAsync("start");

    /// <summary>Starts it again after a reload, without a click.</summary>
    public Task ResumeAsync(bool muted) => CallAsync("resume", muted);

    /// <summary>Closes the microphone, or opens it.</summary>
    public Task MuteAsync(bool on) => CallAsync("mute", on);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync("close");
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page is gone; its phone belongs to it, not to us.
        }
    }

    private async Task CallAsync(string function, params object?[] arguments)
    {
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync(function, arguments);
        }
        catch (JSDisconnectedException)
        {
            // The circuit is gone: the next one opens the script anew.
        }
    }
}
