using Microsoft.Playwright;

namespace EndToEnd.Harness;

/// <summary>Pictures of what a person saw, kept as artefacts; README shows some of them.</summary>
public static class Screenshots
{
    public static Task TakeAsync(IPage page, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        return page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }
}
