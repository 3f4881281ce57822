using CallCenter.Web.Ui;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddUi();
builder.Services.AddOpenApi();
var app = builder.Build();
app.MapGet("/health/live", () => "ok");
app.MapUi();
await app.RunAsync();
