using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Persistence.Floor;

namespace Persistence.Configurations;

internal sealed class TrunkConfiguration : IEntityTypeConfiguration<TrunkRow>
{
    public void Configure(EntityTypeBuilder<TrunkRow> builder)
    {
        builder.ToTable("Trunks").HasKey(t => t.Name);
        builder.Property(t => t.Name).HasMaxLength(Lengths.Code);
        builder.Property(t => t.Peer).HasMaxLength(Lengths.Name);
        builder.Property(t => t.AllowedSources).HasMaxLength(Lengths.Text);
        builder.Property(t => t.CallerId).HasMaxLength(Lengths.Phone);
        builder.Property(t => t.Username).HasMaxLength(Lengths.User);
        builder.Property(t => t.Secret).HasMaxLength(Lengths.Secret);
        // What trunks from before these columns were: the values that nobody could change then.
        builder.Property(t => t.Weight).HasDefaultValue(1).HasSentinel(1);
        builder.Property(t => t.WhenFull).HasDefaultValue(503).HasSentinel(503);
        builder.Property(t => t.PingSeconds).HasDefaultValue(10).HasSentinel(10);
        builder.Property(t => t.PeerName).HasMaxLength(Lengths.Line);
        builder.Property(t => t.Domain).HasMaxLength(Lengths.Line);
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
