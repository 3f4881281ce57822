var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddOpenApi();
var app = builder.Build();
app.MapGet("/health/live", () => "ok");
app.MapStaticAssets();
await app.RunAsync();
