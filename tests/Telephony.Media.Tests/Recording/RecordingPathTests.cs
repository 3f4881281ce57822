using Shouldly;
using Telephony.Media.Recording;

namespace Telephony.Media.Tests.Recording;

public sealed class RecordingPathTests
{
    [Theory]
    [InlineData("../x.wav")]
    [InlineData("2026/../../x.wav")]
    [InlineData("/etc/x.wav")]
    [InlineData("a//x.wav")]
    [InlineData("a\\..\\x.wav")]
    [InlineData("C:/x.wav")]
    [InlineData(".open/x.wav")]
    [InlineData("a/./x.wav")]
    [InlineData("a/.wav")]
    [InlineData("x.txt")]
    [InlineData("x\0.wav")]
    [InlineData("")]
    public void Path_is_refused_when_it_could_leave_the_directory(string relative) =>
        Should.Throw<MediaException>(() => RecordingPath.Resolve("/recordings", relative)).Fault.ShouldBe(MediaFault.PathNotAllowed);

    [Fact]
    public void Path_below_the_directory_is_taken() =>
        RecordingPath.Resolve("/recordings", "2026/11/22/0193-ab_c.wav").Full.ShouldBe(Path.GetFullPath("/recordings/2026/11/22/0193-ab_c.wav"));
}
