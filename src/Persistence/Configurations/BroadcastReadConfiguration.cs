using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class BroadcastReadConfiguration : IEntityTypeConfiguration<BroadcastReadRow>
{
    public void Configure(EntityTypeBuilder<BroadcastReadRow> builder)
    {
        builder.ToTable("BroadcastReads").HasKey(r => new { r.BroadcastId, r.UserId });
        builder.Property(r => r.UserId).HasMaxLength(Lengths.User);
    }
}
