using CallCenter.Web.Api;
using CallCenter.Web.Composition.Settings;
using CallCenter.Web.Features.Broadcasts;
using CallCenter.Web.Features.Admin;
using CallCenter.Web.Features.Callbacks;
using CallCenter.Web.Features.Desk;
using CallCenter.Web.Features.Imports;
using CallCenter.Web.Features.Ivr;
using CallCenter.Web.Features.Lists;
using CallCenter.Web.Features.Messages;
using CallCenter.Web.Features.Quality;
using CallCenter.Web.Features.Knowledge;
using CallCenter.Web.Features.Recordings;
using CallCenter.Web.Features.Supervisor;
using CallCenter.Web.Features.Tickets;
using CallCenter.Web.Features.Webhooks;
using CallCenter.Web.Jobs;
using CallCenter.Web.Operations;
using CallCenter.Web.Phone;
using CallCenter.Web.Realtime;
using CallCenter.Web.Switchboard;
using CallCenter.Web.Switchboard.History;
using CallCenter.Web.Switchboard.Lines;
using CallCenter.Web.Ui;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Telephony.Media.Recording;

namespace CallCenter.Web.Composition;

/// <summary>The main job: web, SIP, media and scheduler in one process.</summary>
internal static class Server
{
    /// <summary>Everything is stopped within this: BYE, recordings closed, rows committed.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(9);

    public static async Task<int> RunAsync(string[] args)
    {
        var started = TimeProvider.System.GetTimestamp();
        await using var app = await PrepareAsync(args);
        await app.StartAsync();
        StartBanner.Print(Console.Out, app.Services.GetRequiredService<AppSettings>(), app.Services, TimeProvider.System.GetElapsedTime(started));
        await FirstAdministrator.OfferAsync(Console.Out, app.Services, CancellationToken.None);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Everything up to the start: settings checked, services and addresses in place, store ready. Tests run the same.</summary>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    internal static async Task<WebApplication> PrepareAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // Settings and pages lie beside the program; only the data folder follows the caller's directory.
            Args = args,
            ApplicationName = typeof(Server).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment(), StoreRoot());
        Configure(builder, settings);
        var app = builder.Build();
        Map(app, settings);
        await app.Services.GetRequiredService<StorePreparation>().RunAsync(CancellationToken.None);
        return app;
    }

    /// <summary>A relative data folder starts where the program was started.</summary>
    private static string StoreRoot() => Environment.CurrentDirectory;

    private static void Configure(WebApplicationBuilder builder, AppSettings settings)
    {
        if (string.IsNullOrEmpty(builder.Configuration["Urls"]))
            builder.WebHost.UseUrls(EnvironmentNames.DefaultUrl);
        builder.WebHost.UseStaticWebAssets();
        OwnerOnly.CreateDirectory(settings.Data.Directory);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = StopLimit);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDataProtection().PersistKeysToFileSystem(OwnerOnly.CreateDirectory(settings.Data.Keys)).SetApplicationName("AfterSales");
        builder.Services.AddStore(settings);
        builder.Services.AddHistory();
        builder.Services.AddTelephony(settings);
        builder.Services.AddUi();
        builder.Services.AddKnowledge();
        builder.Services.AddDesk();
        builder.Services.AddIvr();
        builder.Services.AddAdmin();
        builder.Services.AddCallbacks();
        builder.Services.AddMessages();
        builder.Services.AddTicketWork();
        builder.Services.AddWebhooks();
        builder.Services.AddSupervisor();
        builder.Services.AddBroadcasts();
        builder.Services.AddApi();
        builder.Services.AddOperations();
        builder.Services.AddQuality();
        builder.Services.AddImports();
        builder.Services.AddLists();
        builder.Services.AddJobs(settings);
    }

    private static void Map(WebApplication app, AppSettings settings)
    {
        app.UseStoppingGate();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        // A circuit may bear a stall of the network; the phone's socket asks more often (PhoneSocket).
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        app.MapUi();
        // Behind authorization, before the endpoints: a key belongs to who asked.
        app.UseWhen(IdempotentRequests.Concerns, branch => branch.UseMiddleware<IdempotentRequests>());
        app.MapPhoneSocket();
        app.MapRecordingFiles();
        app.MapAdminFiles();
        Features.Training.PracticeSpeech.MapPracticeSpeech(app);
        app.MapRecordingExport();
        app.MapFlowPath();
        app.MapCallbackExport();
        app.MapImportFiles();
        app.MapOperations();
        app.MapApi(settings.Demo);
    }
}
