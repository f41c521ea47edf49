package org.domainverifier.internet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server that hears everything and says nothing. */
final class MuteServer implements AutoCloseable {
    private final DatagramSocket socket;
    private final AtomicInteger heard = new AtomicInteger();

    MuteServer(String address) {
        try {
            socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 53));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread listener = new Thread(this::listen, "mute server " + address);
        listener.setDaemon(true);
        listener.start();
    }

    private void listen() {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                socket.receive(new DatagramPacket(buffer, buffer.length));
                heard.incrementAndGet();
            }
        } catch (IOException closed) {
            // the end
        }
    }

    int heard() {
        return heard.get();
    }

    @Override
    public void close() {
        socket.close();
    }
}
