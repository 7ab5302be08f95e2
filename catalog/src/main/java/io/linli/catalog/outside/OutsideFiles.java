package io.linli.catalog.outside;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.linli.catalog.kernel.Refusal;

/** Fetches files from addresses by HTTPS or SFTP. */
@ApplicationScoped
public class OutsideFiles {

    private final List<FileSource> sources;

    OutsideFiles(@All List<FileSource> sources) {
        this.sources = sources;
    }

    /**
     * The address, if its writing is allowed: {@code https://…} or {@code sftp://host[:port]/path/to/file}, the path from the root or,
     * as {@code /~/file}, from where the user is at home. Refuses with {@link Telling#invalid}.
     */
    public static URI checked(String address, Limits limits, Telling telling) {
        try {
            var uri = new URI(address.strip());
            if (!SftpFiles.SCHEME.equals(uri.getScheme())) {
                return OutsideReader.checked(address, limits, telling);
            }
            if (address.length() <= OutsideReader.LONGEST_ADDRESS && OutsideReader.isPlain(uri) && namesFile(uri)) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw telling.invalid();
        }
        throw telling.invalid();
    }

    /** Scheme, host and port: whom a password was given for. */
    public static String server(URI uri) {
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        return uri.getScheme() + "://" + host + (uri.getPort() > 0 ? ":" + uri.getPort() : "");
    }

    /** As {@link FileSource#fetch}. */
    public Uni<Found> fetch(Asked asked, Limits limits, Telling telling, Path into) {
        return sources.stream()
                .filter(source -> source.serves(asked.uri().getScheme()))
                .findFirst()
                .map(source -> source.fetch(asked, limits, telling, into))
                .orElseGet(() -> refused(telling.invalid()));
    }

    private static Uni<Found> refused(Refusal refusal) {
        return Uni.createFrom().failure(refusal);
    }

    private static boolean namesFile(URI uri) {
        var path = uri.getPath();
        return uri.getQuery() == null
                && uri.getFragment() == null
                && path.length() > 1
                && !path.endsWith("/")
                && path.chars().noneMatch(Character::isISOControl);
    }
}
