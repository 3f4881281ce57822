using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AfterSales.Tests.Shared;
using CallCenter.Web.Composition;
using CallCenter.Web.Tests.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Persistence.Administration;
using Telephony.Media.Recording;
using Xunit;

namespace CallCenter.Web.Tests.Host;

/// <summary>The whole product in demo mode as it really starts (web, SIP, media, scheduler, demo store), on free ports and a folder of its own; one for all tests that need it.</summary>
public sealed class RunningHost : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private WebApplication? _app;

    public IServiceProvider Services => App.Services;

    public Uri Address => new(App.Urls.Single());

    public string DataFile(string name) => _folder.File(name);

    private WebApplication App => _app ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _app = await Server.PrepareAsync(
        [
            "--environment=Development",
            "--Urls=http://127.0.0.1:0",
            $"--Data:Directory={_folder.Path}",
            "--Telephony:Sip:Listen:0=udp://127.0.0.1:0",
            "--Telephony:Media:FirstPort=0",
            "--Recordings:Keys=" + RecordingKey.Generate("tests").ToLine(),
            "--Logging:LogLevel:Default=Warning",
        ]);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    /// <summary>A token of the role, made once.</summary>
    public async Task<string> TokenAsync(string role)
    {
        if (!_tokens.TryGetValue(role, out var token))
            _tokens[role] = token = await Services.GetRequiredService<ApiTokens>().CreateAsync("test-" + role, role, TestContext.Current.CancellationToken);
        return token;
    }

    /// <summary>A program with a token of the role; without a role it has none.</summary>
    public async Task<HttpClient> ProgramAsync(string? role)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (role is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role));
        return client;
    }

    /// <summary>A browser of a demo person who has signed in; its cookies are given too.</summary>
    public async Task<(HttpClient Browser, CookieContainer Cookies)> BrowserAsync(string person)
    {
        var cookies = new CookieContainer();
        var browser = new HttpClient(new HttpClientHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = Address };
        using var answer = await SignInHost.SignInAsync(browser, person, "demo-" + person);
        if (answer.StatusCode != HttpStatusCode.Found && answer.StatusCode != HttpStatusCode.SeeOther)
            throw new InvalidOperationException($"{person} could not sign in: {answer.StatusCode}");
        return (browser, cookies);
    }

    /// <summary>Asks again until the answer is as wanted.</summary>
    public static async Task<JsonElement> UntilAsync(HttpClient client, string path, Func<JsonElement, bool> wanted, string what)
    {
        JsonElement last = default;
        var end = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(end) < TimeSpan.FromSeconds(60))
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                last = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
                if (wanted(last))
                    return last;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"Not within 30 s: {what}; last answer {last}");
    }
}
