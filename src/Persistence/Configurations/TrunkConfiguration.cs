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
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
