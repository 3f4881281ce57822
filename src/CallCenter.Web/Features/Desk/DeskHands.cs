using Microsoft.JSInterop;

namespace CallCenter.Web.Features.Desk;

/// <summary>The desk's script in the browser: browser phone, ring notice, focus. A lost circuit makes every call here a no-op: the page goes on by itself.</summary>
internal sealed class DeskHands(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>Loads the script and connects it to the bar.</summary>
    public async Task OpenAsync(DotNetObjectReference<DeskBar> bar, string agent, CancellationToken ct)
    {
        _module = await js.InvokeAsync<IJSObjectReference>("import", ct, "./desk/desk.js");
        await CallAsync("open", bar, agent);
    }

    /// <summary>Names the fields during which nothing is recorded.</summary>
    public Task GuardFieldsAsync(string[] fields) => CallAsync("guardFields", (object)fields);

    /// <summary>Starts the browser phone: after a click, since the browser asks for the microphone.</summary>
    public Task StartPhoneAsync() => CallAsync("startPhone");

    /// <summary>Starts it again without a click when the microphone was allowed before.</summary>
    public Task ResumePhoneAsync() => CallAsync("resumePhone");

    /// <summary>The phone that was chosen at sign-in: <c>phone</c> or <c>browser</c>.</summary>
    public async Task<string> ChosenDeviceAsync(CancellationToken ct) => _module is null ? "browser" : await _module.InvokeAsync<string>("chosenDevice", ct);

    /// <summary>Silences the microphone.</summary>
    public Task MuteAsync(bool on) => CallAsync("mute", on);

    /// <summary>Tone, title and system notice.</summary>
    public Task StartRingAsync(string heading, string body) => CallAsync("startRing", heading, body);

    /// <summary>Silence.</summary>
    public Task StopRingAsync() => CallAsync("stopRing");

    /// <summary>One ring.</summary>
    public Task TestRingAsync() => CallAsync("testRing");

    /// <summary>Calls back when the next frame is on the screen.</summary>
    public Task WhenPaintedAsync(DotNetObjectReference<DeskBar> bar, Guid interaction) => CallAsync("whenPainted", bar, interaction);

    /// <summary>Puts focus on a field of the form.</summary>
    public Task FocusAsync(string field) => CallAsync("focusField", field);

    /// <summary>The same, unless somebody is typing somewhere.</summary>
    public Task FocusWhenFreeAsync(string field) => CallAsync("focusWhenFree", field);

    /// <summary>Puts what was typed while the circuit was cut into its field.</summary>
    public Task TakeMineAsync(string field, string value) => CallAsync("takeMine", field, value);

    /// <summary>The agent chose what stands there: his own word is not kept, and asks no more after a reload.</summary>
    public Task LeaveMineAsync(string field) => CallAsync("leaveMine", field);

    /// <summary>Lets go of the script.</summary>
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
