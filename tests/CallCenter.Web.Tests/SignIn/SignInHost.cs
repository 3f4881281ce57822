using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Web.Access;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Tests.Supervisor;
using CallCenter.Web.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Persistence;
using Persistence.Sqlite;
using Persistence.Users;

namespace CallCenter.Web.Tests.SignIn;

/// <summary>The real pages and the real Identity on a free loopback port, over a store in a temporary folder; no telephony.</summary>
public sealed partial class SignInHost : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly WebApplication _app;

    private SignInHost(DirectoryInfo folder, WebApplication app) => (_folder, _app) = (folder, app);

    public IServiceProvider Services => _app.Services;

    /// <param name="clock">By which sessions end; the real one when left out.</param>
    public static async Task<SignInHost> StartAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("sign-in-");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(UiServices).Assembly.GetName().Name,
            ContentRootPath = folder.FullName,
            EnvironmentName = "Production",
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (clock is not null)
            builder.Services.AddSingleton(clock);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(folder);
        builder.Services.AddPersistence(SqliteStore.ForFile(Path.Combine(folder.FullName, "store.db")));
        builder.Services.AddSingleton<ISwitchboard>(new TestSwitchboard(SmallFloor.Snapshot));
        builder.Services.AddUi();
        var app = builder.Build();
        app.MapUi();
        var host = new SignInHost(folder, app);
        await host.SeedAsync();
        await app.StartAsync();
        return host;
    }

    /// <summary>A browser of its own: cookies, no following of redirects.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(_app.Urls.Single()) };

    /// <summary>Opens the form and posts it as a browser does.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string query = "")
    {
        var page = await browser.GetStringAsync("/sign-in" + query);
        var token = Token().Match(page).Groups["value"].Value;
        return await browser.PostAsync("/sign-in" + query, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in",
            ["__RequestVerificationToken"] = token,
            ["Form.Name"] = name,
            ["Form.Password"] = password,
            ["Form.Device"] = "phone",
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task SeedAsync()
    {
        await using var scope = _app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Database.EnsureCreatedAsync();
        var roles = scope.ServiceProvider.GetRequiredService<RoleManager<IdentityRole>>();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<AppUser>>();
        foreach (var (name, role) in new[] { ("agent1", Persistence.Users.Roles.Agent), ("supervisor1", Persistence.Users.Roles.Supervisor), ("gone1", Persistence.Users.Roles.Agent) })
        {
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole(role));
            var user = new AppUser { UserName = name, DisplayName = "坐席" + name, IsActive = name != "gone1" };
            (await users.CreateAsync(user, "demo-" + name)).ThrowIfFailed();
            await users.AddToRoleAsync(user, role);
        }
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();
}
